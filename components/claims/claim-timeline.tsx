import type { ClaimReason, ClaimStatus } from '@/domain/claims/claim';
import { accessQuery } from '../words/access';
import { whenInWords } from '../words/when';

export type ClaimOf = {
  readonly id: string;
  readonly hasPhoto: boolean;
  readonly reason: ClaimReason;
  readonly status: ClaimStatus;
  readonly answerByLocal: string;
  readonly steps: readonly {
    readonly status: ClaimStatus;
    readonly side: Side;
    readonly words: string;
    readonly at: string;
    readonly local: string;
  }[];
};
type Side = 'guest' | 'merchant' | 'moderator' | 'clock';

export const claimReasonWords: Readonly<Record<ClaimReason, string>> = {
  closed: 'The venue was closed',
  'turned-away': 'I was turned away',
  'not-as-described': 'It was not as described',
  other: 'Something else',
};

/** What was said about a visit and decided, each with its time, the same for guest, venue and moderator. */
export function ClaimTimeline({ claim, accessToken }: { claim: ClaimOf; accessToken?: string | undefined }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="font-semibold">{statusWords(claim)}</p>
      <ol className="flex flex-col border-s-2 border-ink">
        {claim.steps.map((step) => (
          <li key={`${step.at} ${step.status}`} className="ps-4 py-2">
            <p>
              {stepWords(step.side, step.status)}
              {step.words ? `: “${step.words}”` : '.'}
            </p>
            <p className="text-sm text-ink-2">
              <time dateTime={step.at}>{whenInWords(step.local)}</time>
            </p>
          </li>
        ))}
      </ol>
      {claim.hasPhoto ? <ClaimPhoto id={claim.id} accessToken={accessToken} /> : null}
    </div>
  );
}

function ClaimPhoto({ id, accessToken }: { id: string; accessToken: string | undefined }) {
  const token = accessQuery(accessToken);
  return (
    // biome-ignore lint/performance/noImgElement: seen by three people, and never to be kept by an optimiser.
    <img
      src={`/api/v1/claims/${id}/photo${token}`}
      alt="What the guest photographed"
      loading="lazy"
      className="max-w-full max-h-96 border border-rule self-start"
    />
  );
}

function statusWords({ status, answerByLocal }: ClaimOf): string {
  switch (status) {
    case 'open':
      return `The venue has until ${whenInWords(answerByLocal)} to answer. Silence counts as a yes.`;
    case 'contested':
      return 'Both sides have spoken. A person of ours decides.';
    case 'proposed':
      return 'The money shall go back. A second person checks it, because the voucher was used or the sum is large.';
    case 'upheld':
      return 'The guest was right: the money goes back.';
    case 'rejected':
      return 'The visit was found to be as promised.';
    case 'settled':
      return 'The guest took another time instead.';
  }
}

function stepWords(side: Side, status: ClaimStatus): string {
  switch (side) {
    case 'guest':
      if (status === 'settled') return 'The guest took another time';
      return status === 'contested' ? 'The guest asked for another opinion' : 'The guest said';
    case 'merchant':
      return status === 'contested' ? 'The venue sees it differently' : 'The venue agrees';
    case 'moderator':
      return 'A moderator decided';
    case 'clock':
      return 'The venue did not answer within 24 hours';
  }
}
