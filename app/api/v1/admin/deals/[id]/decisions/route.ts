import { route } from '@/app/_web/route';
import { decideDeal } from '@/usecases/admin/decide-deal';
import { decideDealInput } from '@/usecases/admin/decide-deal.input';

export const POST = route({
  input: decideDealInput,
  act: decideDeal,
  onward: (_deal, { id }) => `/admin/queue?decided=${id}`,
});
