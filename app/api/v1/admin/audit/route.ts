import { route } from '@/app/_web/route';
import { listAudit } from '@/usecases/admin/list-audit';
import { listAuditInput } from '@/usecases/admin/list-audit.input';

export const GET = route({ input: listAuditInput, act: listAudit });
