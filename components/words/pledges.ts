import { counted } from './labels';
import { whenInWords } from './when';

type Hour = { readonly local: string };
export type PledgeOutcome =
  | {
      readonly kind: 'assigned';
      readonly hour: Hour;
      readonly choice: number;
      readonly tips: number;
      readonly tipsByFirstChoice: number;
      readonly pledges: number;
    }
  | { readonly kind: 'replacement'; readonly hour: Hour }
  | {
      readonly kind: 'none';
      readonly hours: readonly (Hour & {
        readonly because: 'too-few' | 'full' | 'too-dear' | 'closed' | 'already-in';
        readonly missing: number;
      })[];
    };

/** What became of a pledge and why, a sentence a line. */
export function pledgeWords(outcome: PledgeOutcome): string[] {
  switch (outcome.kind) {
    case 'assigned':
      return assignedWords(outcome);
    case 'replacement':
      return [`A place came free in the group for ${whenInWords(outcome.hour.local)}, and it is yours.`];
    case 'none':
      return [
        'None of your hours came about, and nothing was taken.',
        ...outcome.hours.map((hour) => `${whenInWords(hour.local)}: ${whyNot(hour)}`),
      ];
  }
}

function assignedWords(outcome: Extract<PledgeOutcome, { kind: 'assigned' }>): string[] {
  const { hour, choice, tips, tipsByFirstChoice, pledges } = outcome;
  const got = `You got ${whenInWords(hour.local)}, the ${ordinal(choice)} hour you named.`;
  const round = `${counted(pledges, 'pledge was', 'pledges were')} decided together and made ${counted(tips, 'group go', 'groups go')} ahead.`;
  if (tips <= tipsByFirstChoice) return [got, round];
  return [
    got,
    `${round} Had everybody got the hour they named first, it would have been ${tipsByFirstChoice}.`,
  ];
}

function ordinal(choice: number): string {
  return ['first', 'second', 'third'][choice - 1] ?? `${choice}th`;
}

function whyNot({ because, missing }: { because: string; missing: number }): string {
  switch (because) {
    case 'too-few':
      return `the group was short of ${counted(missing, 'person', 'people')}.`;
    case 'full':
      return 'its last places went to those who came before you.';
    case 'too-dear':
      return 'its price was above your ceiling.';
    case 'already-in':
      return 'you were in this group already.';
    default:
      return 'joining had closed.';
  }
}
