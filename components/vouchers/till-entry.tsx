import { Button } from '../ui/button';
import { CodeScanner } from './code-scanner';

/** The code is typed or scanned; both lead to the same question. A plain form, so that it works before scripts do. */
export function TillEntry({ venueId, code }: { venueId: string; code: string }) {
  return (
    <form action="/merchant/till" className="flex flex-col gap-4">
      <input type="hidden" name="venue" value={venueId} />
      <div className="flex flex-col gap-1">
        <label htmlFor="code" className="font-semibold">
          Voucher code
        </label>
        <input
          id="code"
          name="code"
          required
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="ABCD-EFGH-JKLM"
          className="voice-code text-lg min-[24rem]:text-2xl w-full min-h-16 px-4 bg-card border-2 border-ink uppercase placeholder:font-normal placeholder:text-ink-3"
        />
      </div>
      <Button size="wide">Look up</Button>
      <CodeScanner fieldId="code" />
    </form>
  );
}
