import { route } from '@/app/_web/route';
import { nameOfFile } from '@/components/settlement/statement';
import { statementCsv } from '@/components/settlement/statement-csv';
import { listStatement } from '@/usecases/settlement/list-statement';
import { listStatementInput } from '@/usecases/settlement/list-statement.input';

export const GET = route({
  input: listStatementInput,
  act: listStatement,
  file: { type: 'text/csv; charset=utf-8', name: nameOfFile('csv'), write: statementCsv },
});
