import { route } from '@/app/_web/route';
import { placePledge } from '@/usecases/groups/place-pledge';
import { placePledgeInput } from '@/usecases/groups/place-pledge.input';

export const POST = route({
  input: placePledgeInput,
  act: placePledge,
  answers: 201,
  spends: true,
  secret: true,
  onward: ({ id, actionUrl, accessToken }) =>
    actionUrl ?? `/orders/${id}${accessToken ? `?accessToken=${accessToken}` : ''}`,
});
