import { route } from '@/app/_web/route';
import { proveLedger } from '@/usecases/admin/prove-ledger';
import { proveLedgerInput } from '@/usecases/admin/prove-ledger.input';

export const GET = route({ input: proveLedgerInput, act: proveLedger });
