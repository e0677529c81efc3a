import { route } from '@/app/_web/route';
import { getPhoto } from '@/usecases/claims/get-photo';
import { getPhotoInput } from '@/usecases/claims/get-photo.input';

export const GET = route({
  input: getPhotoInput,
  act: getPhoto,
  file: {
    type: ({ type }) => type,
    name: ({ type }) => (type === 'image/png' ? 'claim.png' : 'claim.jpg'),
    write: async ({ content }) => Buffer.from(content, 'base64'),
  },
});
