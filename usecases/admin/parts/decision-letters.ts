import { postLetter } from '@/db/outbox';
import type { Tx } from '@/db/store';
import type { Instant } from '@/domain/time/wall';

type Decided = {
  readonly decisionId: string;
  readonly recipient: string;
  /** Whom or what it is about, as its owner calls it. */
  readonly about: string;
  /** What was decided, as a sentence without its subject: `is verified`. */
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly note: string;
  readonly link: string;
  readonly now: Instant;
};

/** A statement of reasons, to whom the decision is about: what, why, and how to object. */
export async function postDecision(tx: Tx, decided: Decided): Promise<void> {
  const { about, outcome, reasons, note } = decided;
  const because = reasons.length > 0 ? `Reasons: ${reasons.map(inWords).join(', ')}.` : '';
  const body = [
    `${about} ${outcome}.`,
    because,
    note,
    `Look at it here: ${decided.link}`,
    'A person decided this. If it is wrong, answer this mail; somebody else will look again.',
  ];
  await postLetter(tx, {
    topic: 'decision',
    recipient: decided.recipient,
    subject: `${about} ${outcome}`,
    body: body.filter(Boolean).join('\n\n'),
    dedupeKey: `decision:${decided.decisionId}`,
    createdAt: decided.now,
  });
}

function inWords(code: string): string {
  return code.replaceAll('-', ' ');
}
