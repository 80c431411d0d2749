import { EmptyState } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import sheet from './sheet.module.css';

interface Props {
  title: string;
  hint: string;
  /** The way back. */
  children: ReactNode;
}

/** A page of something that is gone, or was never there for this reader. */
export function NotThere({ title, hint, children }: Props) {
  return (
    <main className={sheet.lost}>
      <EmptyState icon={<IconEyeOff size={26} stroke={1.5} />} title={title} description={hint}>
        {children}
      </EmptyState>
    </main>
  );
}
