// Answers every request with a page for people, as a proxy or a login does.
import { serve } from './serve.mjs';

const page = '<!doctype html><title>Sign in</title><h1>Sign in to the wiki</h1><script>alert(1)</script>';

serve(() => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
