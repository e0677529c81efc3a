import { z } from 'zod';
import { control } from '@/app/_web/control/control';
import { setClock, tellClock } from '@/app/_web/control/world';
import { accept } from '@/domain/kernel/result';
import { instant } from '@/usecases/pieces.input';

export const GET = control({ input: z.strictObject({}), act: async (world) => accept(tellClock(world)) });
export const PUT = control({
  input: z.strictObject({ now: instant, running: z.boolean().default(true) }),
  act: setClock,
});
