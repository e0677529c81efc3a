import { route } from '@/app/_web/route';
import { acceptInvitation } from '@/usecases/people/accept-invitation';
import { acceptInvitationInput } from '@/usecases/people/accept-invitation.input';

export const POST = route({
  input: acceptInvitationInput,
  act: acceptInvitation,
  answers: 201,
  onward: ({ merchantId }) => `/merchant?merchant=${merchantId}`,
});
