import { route } from '@/app/_web/route';
import { listStatement } from '@/usecases/settlement/list-statement';
import { listStatementInput } from '@/usecases/settlement/list-statement.input';

export const GET = route({ input: listStatementInput, act: listStatement });
