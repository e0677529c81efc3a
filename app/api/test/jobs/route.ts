import { z } from 'zod';
import { control } from '@/app/_web/control/control';
import { runAllJobs } from '@/app/_web/worker';
import { accept } from '@/domain/kernel/result';

export const POST = control({
  input: z.strictObject({}),
  act: async (world) => accept({ ran: await runAllJobs(world) }),
});
