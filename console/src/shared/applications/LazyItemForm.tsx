import { Skeleton } from '@mantine/core';
import { Suspense, lazy } from 'react';
import type { ItemFormProps } from './ItemForm';

const Form = lazy(async () => ({ default: (await import('./ItemForm')).ItemForm }));

/** The form with what draws it, loaded where one is shown. */
export function LazyItemForm(props: ItemFormProps) {
  return (
    <Suspense fallback={<Skeleton height={220} />}>
      <Form {...props} />
    </Suspense>
  );
}
