import { type DealRow, termsOfVersion } from '@/db/deals/deal-terms';
import type { Reader } from '@/db/store';
import { type Finding, findingsOf } from '@/domain/deals/findings';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept, refuse } from '@/domain/kernel/result';
import type { Answer } from '../../context';
import { brokenRules, type Draft } from './deal-drafts';

/** The newest version of a deal as a draft. */
export async function newestDraft(db: Reader, deal: DealRow): Promise<Draft> {
  const found = await termsOfVersion(db, deal.id, deal.version);
  const { title, description } = found.version;
  return { ...found, title, description };
}

/** What a moderator will be shown, or every reason why nobody should be asked yet. */
export function checkSubmission(draft: Draft): Answer<Finding[]> {
  const { venue, merchant } = draft;
  const reasons: Refusal[] = [
    ...(merchant.status === 'verified' ? [] : [{ reason: 'merchant-not-verified' as const }]),
    ...(venue.hours.length === 0 ? [{ reason: 'hours-empty' as const }] : []),
    ...brokenRules(draft),
    ...blocksOf(draft),
  ];
  return reasons.length > 0 ? refuse({ reason: 'not-submittable', reasons }) : accept(findingsOf(draft));
}

/** What a machine found that nobody may wave through, neither at the submission nor at the approval. */
export function blocksOf(draft: Draft): Refusal[] {
  return findingsOf(draft)
    .filter(({ severity }) => severity === 'block')
    .map(({ code, message }) => ({ reason: 'finding-blocks', finding: code, message }));
}
