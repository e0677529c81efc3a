import { z } from 'zod';
import { control } from '@/app/_web/control/control';
import { moments } from '@/app/_web/control/crash';
import { armCrash } from '@/app/_web/control/world';
import { accept } from '@/domain/kernel/result';

export const GET = control({ input: z.strictObject({}), act: async () => accept({ moments }) });
export const POST = control({
  input: z.strictObject({ at: z.enum(moments), times: z.int().min(1).max(1_000).default(1) }),
  act: armCrash,
});
