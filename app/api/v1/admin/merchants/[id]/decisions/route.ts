import { route } from '@/app/_web/route';
import { decideMerchant } from '@/usecases/admin/decide-merchant';
import { decideMerchantInput } from '@/usecases/admin/decide-merchant.input';

export const POST = route({
  input: decideMerchantInput,
  act: decideMerchant,
  onward: ({ id, status }) =>
    status === 'suspended' ? `/admin/merchants/${id}` : `/admin/queue?decided=${id}`,
});
