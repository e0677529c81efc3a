import { z } from 'zod';
import { text } from '../pieces.input';

/** What stands in the link of an invitation. */
export const acceptInvitationInput = z.strictObject({ token: text(200) });
export type AcceptInvitation = z.output<typeof acceptInvitationInput>;
