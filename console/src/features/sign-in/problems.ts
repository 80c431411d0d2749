/** Why the server sent somebody back who came from the identity provider. */
export const PROVIDER_PROBLEMS = [
  'provider-unavailable',
  'provider-refused',
  'login-taken',
  'employee-deactivated',
  'sign-in-expired',
] as const;
