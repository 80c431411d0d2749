import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, withQuery } from '../api/client';
import { employee, group, pageOf } from '../api/schemas';

const employees = pageOf(employee);
const groups = pageOf(group);

/** Nothing tells of people while one looks at them; after this long they are asked for again. */
const FRESH_MS = 10_000;

export type EmployeeState = 'ACTIVE' | 'INACTIVE' | 'ALL';

export interface EmployeesOf {
  search?: string;
  group?: string;
  state: EmployeeState;
}

export const employeesQuery = (of: EmployeesOf) =>
  infiniteQueryOptions({
    queryKey: ['employees', of],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get(withQuery('/api/employees', { ...of, limit: 100, cursor: pageParam }), employees, signal),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

/** The first few employees that match, to choose from. */
export const employeeChoiceQuery = (search: string) =>
  queryOptions({
    queryKey: ['employees', 'choice', search],
    queryFn: async ({ signal }) => {
      const path = withQuery('/api/employees', { search, state: 'ACTIVE', limit: 20 });
      return (await get(path, employees, signal)).items;
    },
    staleTime: FRESH_MS,
  });

export const employeeQuery = (id: string) =>
  queryOptions({
    queryKey: ['employee', id],
    queryFn: ({ signal }) => get(`/api/employees/${id}`, employee, signal),
    staleTime: FRESH_MS,
  });

/** The first groups by name that match; few organisations have more than one page of them. */
export const groupsQuery = (search = '') =>
  queryOptions({
    queryKey: ['groups', 'choice', search],
    queryFn: ({ signal }) => get(withQuery('/api/groups', { search, limit: 200 }), groups, signal),
    staleTime: 30_000,
  });

export const groupListQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['groups', 'list', search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get(withQuery('/api/groups', { search, limit: 100, cursor: pageParam }), groups, signal),
    getNextPageParam: (page) => page.nextCursor,
    staleTime: FRESH_MS,
  });

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['group', id],
    queryFn: ({ signal }) => get(`/api/groups/${id}`, group, signal),
    staleTime: FRESH_MS,
  });
