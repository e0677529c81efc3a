import { route } from '@/app/_web/route';
import { holdSeats } from '@/usecases/orders/hold-seats';
import { holdSeatsInput } from '@/usecases/orders/hold-seats.input';

export const POST = route({
  input: holdSeatsInput,
  act: holdSeats,
  answers: 201,
  spends: true,
  onward: ({ id }) => `/checkout/${id}`,
});
