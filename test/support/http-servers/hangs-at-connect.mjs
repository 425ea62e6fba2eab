// Accepts every connection, reads every request, and answers none.
import { serve } from './serve.mjs';

serve(() => undefined);
