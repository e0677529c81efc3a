import { forms, route } from '@/app/_web/route';
import { getWait } from '@/usecases/slots/get-wait';
import { leaveWaitingList } from '@/usecases/slots/leave-waiting-list';
import { waitInput } from '@/usecases/slots/wait.input';

export const GET = route({ input: waitInput, act: getWait });
export const DELETE = route({ input: waitInput, act: leaveWaitingList, onward: ({ id }) => `/waits/${id}` });
export const POST = forms({ DELETE });
