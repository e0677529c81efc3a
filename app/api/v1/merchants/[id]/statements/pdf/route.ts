import { route } from '@/app/_web/route';
import { nameOfFile } from '@/components/settlement/statement';
import { statementPdf } from '@/components/settlement/statement-pdf';
import { listStatement } from '@/usecases/settlement/list-statement';
import { listStatementInput } from '@/usecases/settlement/list-statement.input';

export const GET = route({
  input: listStatementInput,
  act: listStatement,
  file: { type: 'application/pdf', name: nameOfFile('pdf'), write: statementPdf },
});
