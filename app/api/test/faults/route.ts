import { z } from 'zod';
import { control } from '@/app/_web/control/control';
import { faults } from '@/app/_web/control/faults';
import { injectFault } from '@/app/_web/control/world';

export const POST = control({
  input: z.strictObject({
    provider: z.literal('payments'),
    fault: z
      .string()
      .transform((name) => name.replace(/^tok_/, '').replaceAll('-', '_'))
      .pipe(z.enum(faults)),
    times: z.int().min(0).max(1_000).default(1),
  }),
  act: injectFault,
});
