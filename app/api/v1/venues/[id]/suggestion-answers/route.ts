import { route } from '@/app/_web/route';
import { refuseSuggestion } from '@/usecases/pricing/refuse-suggestion';
import { refuseSuggestionInput } from '@/usecases/pricing/refuse-suggestion.input';

export const POST = route({ input: refuseSuggestionInput, act: refuseSuggestion, answers: 201 });
