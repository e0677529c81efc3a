import { Button } from '../../ui/button';
import { TextAreaField } from '../../ui/field';

export const reasonWords = {
  'price-evidence-missing': 'Price evidence missing',
  'unclear-validity': 'Unclear validity',
  'wrong-category': 'Wrong category',
  'image-rights': 'Image rights',
  'prohibited-service': 'Prohibited service',
  duplicate: 'Duplicate',
  'contact-bypass': 'Contact bypass',
  'misleading-claim': 'Misleading claim',
  quality: 'Quality',
  other: 'Other',
} as const;

const looks: Readonly<Record<string, 'main' | 'danger'>> = { a: 'main', r: 'danger' };

/** Its shortcut says what it is: a for yes, r for no, any other in between. */
export type Choice = { readonly value: string; readonly title: string; readonly shortcut: string };
type Props = {
  readonly action: string;
  readonly backTo: string;
  readonly version?: number;
  readonly choices: readonly Choice[];
};

/** Reasons that can be counted, a sentence for the one it concerns, and the decision. */
export function DecisionForm({ action, backTo, version, choices }: Props) {
  return (
    <form method="post" action={action} className="flex flex-col gap-4 border-t-2 border-ink pt-4">
      <input type="hidden" name="backTo" value={backTo} />
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      <ReasonBoxes />
      <TextAreaField
        name="note"
        label="A sentence for its owner"
        hint="It is mailed with the reasons. Say what would make it right."
        maxLength={2000}
        rows={3}
      />
      <div className="flex flex-wrap gap-3">
        {choices.map((choice) => (
          <Button
            key={choice.value}
            name="decision"
            value={choice.value}
            data-shortcut={choice.shortcut}
            kind={looks[choice.shortcut] ?? 'plain'}
          >
            {choice.title}
          </Button>
        ))}
      </div>
    </form>
  );
}

export function ReasonBoxes() {
  return (
    <fieldset>
      <legend className="font-semibold text-sm mb-1">Reasons</legend>
      <div className="grid gap-x-4 sm:grid-cols-2 xl:grid-cols-3">
        {Object.entries(reasonWords).map(([code, words]) => (
          <label key={code} className="flex items-center gap-2 min-h-8">
            <input
              type="checkbox"
              name="reasons"
              value={code}
              className="size-5 accent-[var(--color-action)]"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
