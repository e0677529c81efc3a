'use client';

import { useState } from 'react';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';

export type GroupValue = {
  readonly scope: 'slot' | 'deal' | 'team';
  readonly threshold: number;
  readonly maximum: number;
  readonly tiers: readonly { readonly members: number; readonly percentOff: number }[];
  readonly closesHoursBefore?: number;
  readonly closesAt?: string;
  readonly closesAfterHours?: number;
  readonly tolerance?: number | undefined;
};
type Tier = { readonly key: number; readonly members: number; readonly percentOff: number };
type GroupFieldsProps = {
  readonly group: GroupValue | null;
  /** Tells the percent off the last tier gives, for what is answered live. */
  readonly onChange: (deepestTier: number) => void;
};

const scopes = {
  none: 'No groups',
  slot: 'One group an hour',
  team: 'Anybody opens a team',
  deal: 'One for all',
};
type Together = keyof typeof scopes;
const scopeWords: Readonly<Record<Together, string>> = {
  none: 'Everybody buys alone.',
  slot: 'Every hour has at most one group; whoever comes joins it.',
  team: 'Everybody may open a team of their own, several in one hour, each with its own clock.',
  deal: 'All buyers of the deal count together, whatever hour they take.',
};
const firstTier = { key: 0, members: 4, percentOff: 10 };

/** Whether friends may buy together, how many it takes, and what it gives. */
export function GroupFields({ group, onChange }: GroupFieldsProps) {
  const [scope, setScope] = useState<Together>(group?.scope ?? 'none');
  const [tiers, setTiers] = useState<readonly Tier[]>(
    group ? group.tiers.map((tier, key) => ({ key, ...tier })) : [firstTier],
  );
  const say = (nextScope: Together, next: readonly Tier[]) => {
    setScope(nextScope);
    setTiers(next);
    onChange(nextScope === 'none' ? 0 : Math.max(0, ...next.map((tier) => tier.percentOff)));
  };
  const edit = (key: number, change: Partial<Tier>) =>
    say(
      scope,
      tiers.map((tier) => (tier.key === key ? { ...tier, ...change } : tier)),
    );
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="font-semibold text-sm mb-1">Groups</legend>
      <SelectField
        name={scope === 'none' ? 'group' : 'group.scope'}
        label="Buying together"
        hint={scopeWords[scope]}
        value={scope === 'none' ? '' : scope}
        onChange={(event) => say((event.target.value || 'none') as Together, tiers)}
      >
        {Object.entries(scopes).map(([value, title]) => (
          <option key={value} value={value === 'none' ? '' : value}>
            {title}
          </option>
        ))}
      </SelectField>
      {scope === 'none' ? null : (
        <>
          <div className="grid grid-cols-2 sm:grid-cols-3 gap-4">
            <TextField
              name="group.threshold"
              label="Goes ahead with"
              inputMode="numeric"
              value={tiers[0]?.members ?? ''}
              onChange={(event) => edit(tiers[0]?.key ?? 0, { members: Number(event.target.value) })}
            />
            <TextField
              name="group.maximum"
              label="Takes at most"
              inputMode="numeric"
              required
              defaultValue={group?.maximum ?? 5}
            />
            <ClosingField scope={scope} group={group} />
          </div>
          <ToleranceField tolerance={group?.tolerance} />
          <TierRows tiers={tiers} onEdit={edit} />
          <div className="flex gap-3">
            <Button
              type="button"
              kind="plain"
              size="small"
              onClick={() => say(scope, [...tiers, nextTier(tiers)])}
            >
              Add a step
            </Button>
            {tiers.length > 1 ? (
              <Button type="button" kind="plain" size="small" onClick={() => say(scope, tiers.slice(0, -1))}>
                Remove the last step
              </Button>
            ) : null}
          </div>
        </>
      )}
    </fieldset>
  );
}

/** Cards are charged once the group goes ahead; some may fail then, and nobody else takes the place. */
function ToleranceField({ tolerance }: { tolerance: number | undefined }) {
  return (
    <SelectField
      name="group.tolerance"
      label="If cards fail after it went ahead"
      hint="A failed card has 30 minutes; then somebody else may take the place. This decides what happens if nobody does."
      defaultValue={tolerance === undefined ? '' : String(tolerance)}
    >
      <option value="">It takes place with whoever paid</option>
      <option value="1">It takes place with one fewer, else everybody gets the money back</option>
      <option value="2">It takes place with two fewer, else everybody gets the money back</option>
      <option value="0">Nobody may be missing, else everybody gets the money back</option>
    </SelectField>
  );
}

function TierRows({
  tiers,
  onEdit,
}: {
  tiers: readonly Tier[];
  onEdit: (key: number, change: Partial<Tier>) => void;
}) {
  return tiers.map((tier, index) => (
    <div key={tier.key} className="grid grid-cols-2 gap-4 max-w-md">
      <TextField
        name={`group.tiers.${index}.members`}
        label="From so many people"
        inputMode="numeric"
        value={tier.members || ''}
        onChange={(event) => onEdit(tier.key, { members: Number(event.target.value) })}
      />
      <TextField
        name={`group.tiers.${index}.percentOff`}
        label="A further % off"
        inputMode="decimal"
        value={tier.percentOff || ''}
        onChange={(event) => onEdit(tier.key, { percentOff: Number(event.target.value) })}
      />
    </div>
  ));
}

function ClosingField({ scope, group }: { scope: Together; group: GroupValue | null }) {
  switch (scope) {
    case 'slot':
      return (
        <TextField
          name="group.closesHoursBefore"
          label="Closes, hours before"
          inputMode="numeric"
          required
          defaultValue={group?.closesHoursBefore ?? 24}
        />
      );
    case 'team':
      return (
        <TextField
          name="group.closesAfterHours"
          label="Closes, hours after it opened"
          inputMode="numeric"
          required
          defaultValue={group?.closesAfterHours ?? 48}
        />
      );
    case 'deal':
      return (
        <TextField
          name="group.closesAt"
          label="Closes at"
          hint="By the clock of the venue."
          type={group?.closesAt?.endsWith('Z') ? 'text' : 'datetime-local'}
          required
          defaultValue={group?.closesAt}
        />
      );
    case 'none':
      return null;
  }
}

function nextTier(tiers: readonly Tier[]): Tier {
  const last = tiers.at(-1) ?? firstTier;
  return { key: last.key + 1, members: last.members + 2, percentOff: last.percentOff + 5 };
}
