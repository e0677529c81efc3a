export const groupLetterKinds = [
  'joined',
  'joined-paid',
  'about-to-close',
  'tipped',
  'tier-reached',
  'group-failed',
  'leads',
  'pledged',
  'waits',
  'assigned',
  'moved',
  'mend-card',
  'price-fell',
  'group-called-off',
] as const;
/** Letters about a group or a pledge. */
export type GroupLetterKind = (typeof groupLetterKinds)[number];

export function isGroupLetter(kind: string): kind is GroupLetterKind {
  return (groupLetterKinds as readonly string[]).includes(kind);
}

type Facts = {
  readonly visit: string;
  readonly price: string;
  readonly venue: string;
  /** What goes back, null where nothing was taken. */
  readonly back: string | null;
};

export function wordsOfGroup(
  kind: GroupLetterKind,
  { visit, price, venue, back }: Facts,
): { subject: string; line: string } {
  switch (kind) {
    case 'joined':
      return {
        subject: `You are in: ${visit}`,
        line: `You joined the group for ${visit}. Nothing is taken until it tips.`,
      };
    case 'joined-paid':
      return {
        subject: `You are in: ${visit}`,
        line: `You joined the group for ${visit}. Your way of paying cannot be reserved, so ${price} was taken now. If the group does not come together, all of it goes back the way you paid.`,
      };
    case 'about-to-close':
      return {
        subject: `Your group closes soon: ${visit}`,
        line: `The group for ${visit} is not complete yet and closes within three hours. Bring somebody by its link; if it does not come together, you pay nothing.`,
      };
    case 'tier-reached':
      return {
        subject: `The price fell to ${price}: ${visit}`,
        line: `More people joined for ${visit}. If they stay, everybody pays ${price}.`,
      };
    case 'tipped':
      return { subject: `Your group tipped: ${visit}`, line: `Enough people joined for ${visit}.` };
    case 'group-failed':
      return {
        subject: `Your group did not come together: ${visit}`,
        line: `The group for ${visit} closed. ${
          back ? `${back} goes back the way you paid.` : 'You pay nothing; the hold on your card is let go.'
        }`,
      };
    case 'leads':
      return {
        subject: `You lead the group now: ${visit}`,
        line: `Who started the group for ${visit} left it. It goes on with you: bring the others by its link.`,
      };
    case 'pledged':
      return {
        subject: `Your pledge is in: ${venue}`,
        line: `We look for one of your hours at ${venue}. Nothing is taken until a group goes ahead.`,
      };
    case 'waits':
      return {
        subject: `Your group did not come together, you wait for another hour: ${venue}`,
        line: `As you asked, your pledge counts for your other hours at ${venue} now. Nothing is taken until a group goes ahead.`,
      };
    case 'assigned':
      return {
        subject: `We found you an hour: ${visit}`,
        line: `Your pledge got a place in the group for ${visit}, for at most ${price}.`,
      };
    case 'moved':
      return {
        subject: `You come at another hour: ${visit}`,
        line: `Your group did not come together. As you asked, you have a place in the group for ${visit}, which goes ahead.`,
      };
    case 'mend-card':
      return {
        subject: `Your card did not pay, your place is kept: ${visit}`,
        line: `The group for ${visit} goes ahead, but your card did not pay ${price}. Name another card within 30 minutes to keep your place.`,
      };
    case 'price-fell':
      return {
        subject: `Your group grew, money comes back: ${visit}`,
        line: `More people joined for ${visit}. The price for everybody is ${price} now, and the difference goes back to you.`,
      };
    case 'group-called-off':
      return {
        subject: `Your group is called off: ${visit}`,
        line: `Too many cards failed after the group for ${visit} went ahead. What you paid goes back to you.`,
      };
  }
}
