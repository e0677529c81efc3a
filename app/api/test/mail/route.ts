import { z } from 'zod';
import { control } from '@/app/_web/control/control';
import { listMail } from '@/app/_web/control/world';
import { email } from '@/usecases/pieces.input';

export const GET = control({ input: z.strictObject({ to: email.optional() }), act: listMail });
