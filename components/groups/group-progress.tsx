import { SegmentBar } from '../ui/segment-bar';

export type Gathering = {
  readonly status: 'open' | 'tipped' | 'failed';
  readonly members: number;
  readonly threshold: number;
  readonly maximum: number;
};

/** How many are in: a bar for the eye, the same in words for everybody. */
export function GroupProgress({ group }: { group: Gathering }) {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <strong>{joinedWords(group)}.</strong> {missingWords(group)}
      </p>
      <SegmentBar filled={group.members} total={group.maximum} mark={group.threshold} />
    </div>
  );
}

/** How many are in, of how many it takes; where more came, how many. */
export function joinedWords({ members, threshold }: Pick<Gathering, 'members' | 'threshold'>): string {
  return members > threshold ? `${members} joined` : `${members} of ${threshold} joined`;
}

function missingWords({ status, members, threshold, maximum }: Gathering): string {
  if (status === 'failed') return 'It did not come together.';
  if (status === 'tipped')
    return members < maximum
      ? `It goes ahead; ${maximum - members} more can join.`
      : 'It goes ahead and is full.';
  const missing = threshold - members;
  return missing === 1 ? '1 more person and it goes ahead.' : `${missing} more people and it goes ahead.`;
}
