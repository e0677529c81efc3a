import { z } from 'zod';
import { answerPayment } from '@/app/_web/control/pay';
import { route } from '@/app/_web/route';
import { id } from '@/usecases/pieces.input';

export const POST = route({
  input: z.strictObject({ reference: id, answer: z.enum(['confirmed', 'refused']) }),
  act: answerPayment,
  onward: ({ returnPath }) => returnPath,
});
