import { type Minor, wholeShare } from '../money/money';
import { printPercent } from '../money/print';
import { daysBetween } from '../time/zone';
import { listPriceOf } from './list-price';
import type { Package } from './package';
import type { DealTerms } from './terms';

export const findingCodes = [
  'nothing-to-sell',
  'no-description',
  'alcohol',
  'medical-words',
  'deep-discount',
  'short-validity',
  'far-from-median',
  'tier-out-of-reach',
] as const;
export type FindingCode = (typeof findingCodes)[number];
export type Finding = {
  readonly code: FindingCode;
  readonly severity: 'info' | 'warn' | 'block';
  readonly message: string;
};
/** `block` stops a submission; `warn` and `info` are for the moderator. */
const severities: Record<FindingCode, Finding['severity']> = {
  'nothing-to-sell': 'block',
  'no-description': 'warn',
  alcohol: 'warn',
  'medical-words': 'warn',
  'deep-discount': 'warn',
  'short-validity': 'info',
  'far-from-median': 'warn',
  'tier-out-of-reach': 'warn',
};
type Submitted = {
  readonly title: string;
  readonly description: string;
  readonly terms: DealTerms;
  readonly package: Package;
  /** Median list price of the trade nearby, or null where too few are known. */
  readonly tradeMedianMinor?: Minor | null;
};

const alcohol =
  /\b(alcohol\w*|beers?|wines?|cocktails?|prosecco|champagne|spirits|whisk(?:e)?y|gin|vodka|rum|sake|cava|vinho|cerveja)\b/iu;
const medical =
  /\b(botox|botulinum|fillers?|injections?|prescriptions?|cures?|heals?|healing|medical|medicines?|therapeutic|diagnos\w+|surgery|laser|detox)\b/iu;

/** What a moderator should look at, found without anybody's help. Sources: journeys.md A1, rules.md d3 (validity) and d4 (alcohol, health). */
export function findingsOf(deal: Submitted): Finding[] {
  return [...findingsOfText(deal), ...findingsOfPrice(deal), ...findingsOfRules(deal)];
}

function findingsOfText({ title, description, package: pkg }: Submitted): Finding[] {
  const text = [title, description, pkg.title, ...pkg.lines.map((line) => line.title)].join('\n');
  return [
    finding(description.trim() === '', 'no-description', 'The description is missing.'),
    finding(alcohol.test(text), 'alcohol', 'Alcohol is mentioned; some places forbid discounts on it.'),
    finding(medical.test(text), 'medical-words', 'Words of medicine are used; claims need evidence.'),
  ].flat();
}

function findingsOfPrice({ terms, package: pkg, tradeMedianMinor }: Submitted): Finding[] {
  const list = listPriceOf(pkg);
  const off = Math.max(0, ...terms.offPeak.map((window) => deepestOff(window.offBps, terms)));
  const median = tradeMedianMinor ?? null;
  return [
    finding(list <= 0, 'nothing-to-sell', 'The package has no lines with a price.'),
    finding(
      off > 5000,
      'deep-discount',
      `The deepest discount is ${printPercent(Math.round(off) / 100)}, more than half.`,
    ),
    finding(
      median !== null && (list * 2 < median || list > median * 2),
      'far-from-median',
      'The list price is less than half or more than twice what the trade asks nearby.',
    ),
  ].flat();
}

function findingsOfRules({ terms }: Submitted): Finding[] {
  const days = daysBetween(terms.visitFrom, terms.visitUntil) + 1;
  const last = terms.group?.tiers.at(-1);
  return [
    finding(
      days > 0 && days < 30,
      'short-validity',
      `Visits are possible on ${days} days only; under 30 needs a reason.`,
    ),
    finding(
      Boolean(terms.group && last && last.members > terms.group.maximum),
      'tier-out-of-reach',
      'The last group price asks for more people than the group may have.',
    ),
  ].flat();
}

/** The off-peak share and the last tier's together, against the list price. */
function deepestOff(offBps: number, { group }: DealTerms): number {
  const tier = group?.tiers.at(-1)?.offBps ?? 0;
  return wholeShare - ((wholeShare - offBps) * (wholeShare - tier)) / wholeShare;
}

function finding(isSo: boolean, code: FindingCode, message: string): Finding[] {
  return isSo ? [{ code, severity: severities[code], message }] : [];
}
