import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorAt } from '../api/problem';

const LEAST = 10;
const CODES = ['TOO_SHORT', 'TOO_LONG', 'TOO_COMMON', 'WRONG'] as const;

/** What is wrong with a password, in words that say how to mend it. */
function usePasswordError(problem: unknown, field: string): string | undefined {
  const { t } = useTranslation();
  const error = errorAt(problem, field);
  const code = CODES.find((each) => each === error?.code);
  return code === undefined ? error?.message : t(`password.${code}`);
}

interface Props extends Omit<PasswordInputProps, 'onChange'> {
  value: string;
  onChange: (value: string) => void;
  /** What the server made of it. */
  problem?: unknown;
  /** The field's name in what is sent. */
  field?: string;
}

/** A password that exists already. */
export function PasswordField({ problem, field = 'password', onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const error = usePasswordError(problem, field);
  return (
    <PasswordInput
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      maxLength={200}
      error={error}
      {...rest}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A password to be: says while one types what it still lacks. */
export function NewPasswordField({ value, ...rest }: Props) {
  const { t } = useTranslation();
  const missing = LEAST - value.length;
  return (
    <PasswordField
      autoComplete="new-password"
      description={
        value !== '' && missing > 0
          ? t('password.missing', { count: missing })
          : t('password.hint', { count: LEAST })
      }
      value={value}
      {...rest}
    />
  );
}
