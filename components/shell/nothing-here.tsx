import { ButtonLink } from '../ui/button';

/** What stands where nothing is, or nothing that this person may see. */
export function NothingHere() {
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="voice-code text-xl highlight">404</p>
      <h1 className="voice-time text-4xl">There is nothing at this address</h1>
      <p className="text-ink-2">It may have ended, or it was never yours to see.</p>
      <ButtonLink href="/deals">See what is quiet now</ButtonLink>
    </div>
  );
}
