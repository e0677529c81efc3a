import { route } from '@/app/_web/route';
import { joinWaitingList } from '@/usecases/slots/join-waiting-list';
import { joinWaitingListInput } from '@/usecases/slots/join-waiting-list.input';

export const POST = route({
  input: joinWaitingListInput,
  act: joinWaitingList,
  answers: 201,
  onward: ({ id }) => `/waits/${id}`,
});
