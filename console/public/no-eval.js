// zod makes code of text where it may. The content security policy forbids that, and would report the try.
globalThis.__zod_globalConfig = { jitless: true };
