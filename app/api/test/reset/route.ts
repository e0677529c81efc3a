import { z } from 'zod';
import { control } from '@/app/_web/control/control';
import { resetTo } from '@/app/_web/control/world';

export const POST = control({ input: z.strictObject({ scene: z.string().max(60) }), act: resetTo });
