import { control } from '@/app/_web/control/control';
import { systemContext } from '@/app/_web/worker';
import { createTestPerson } from '@/usecases/people/create-test-person';
import { createTestPersonInput } from '@/usecases/people/create-test-person.input';

export const POST = control({
  input: createTestPersonInput,
  act: (world, input) => createTestPerson(systemContext(world), input),
  answers: 201,
});
