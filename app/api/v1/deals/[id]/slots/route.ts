import { route } from '@/app/_web/route';
import { listDealSlots } from '@/usecases/slots/list-deal-slots';
import { listDealSlotsInput } from '@/usecases/slots/list-deal-slots.input';

export const GET = route({ input: listDealSlotsInput, act: listDealSlots });
