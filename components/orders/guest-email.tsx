import { TextField } from '../ui/field';

/** Where a guest is written to; whoever is signed in is not asked. `what`: what goes there. */
export function GuestEmail({ what, error }: { what: string; error?: string | undefined }) {
  return (
    <TextField
      name="email"
      label="E-mail"
      type="email"
      autoComplete="email"
      required
      hint={`${what} No account needed.`}
      error={error}
    />
  );
}
