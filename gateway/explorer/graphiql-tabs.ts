import { withComment, type Example } from './example.js';

/** One tab for each example. */
export function tabsOf(examples: readonly Example[]): { query: string; variables: string }[] {
  return examples.map((example) => ({
    query: withComment(example),
    variables: JSON.stringify(example.variables ?? {}, null, 2),
  }));
}

/**
 * The browser module that decides which tab the page opens. GraphiQL keeps the tabs, the variables and the headers in places
 * of their own, and the query in the address, and writes each after another delay. When the page is loaded again it looks for the
 * tab that has all three, and opens one more when there is none: after a change of the tab, after an edit, and on the second visit.
 * So what was stored is put in order before GraphiQL reads it.
 */
export const TABS_SCRIPT = `
const KEY = 'graphiql:tabState';

const titleOf = (query) => /^(?!#).*(?:query|subscription|mutation)\\s+(\\w+)/m.exec(query)?.[1] ?? '<untitled>';

const made = ({ query, variables = null }, index) => ({
  id: Date.now() + '-' + index, title: titleOf(query), query, variables, headers: null, operationName: titleOf(query), response: null,
});

function stored() {
  const state = JSON.parse(localStorage.getItem(KEY));
  return state?.tabs?.[state.activeTabIndex] ? state : null;
}

/** The index of the tab for the query of the address, and for its variables, where it has some. */
function indexOf(query, variables, { tabs, activeTabIndex }) {
  const hasQuery = (tab) =>
    (tab.query ?? '') === query && (variables === null || (tab.variables ?? '{}') === variables);
  if (query === null || hasQuery(tabs[activeTabIndex])) return activeTabIndex;
  const index = tabs.findIndex(hasQuery);
  if (index >= 0) return index;
  if (variables !== null || performance.getEntriesByType('navigation')[0]?.type !== 'reload')
    return tabs.push(made({ query, variables }, tabs.length)) - 1;
  // Edited right before the reload.
  Object.assign(tabs[activeTabIndex], { query, title: titleOf(query), operationName: titleOf(query) });
  return activeTabIndex;
}

/** The options of GraphiQL for the tab that opens; \`defaultTabs\` are those of the first visit. */
export function openTab(defaultTabs) {
  try {
    const address = new URL(location.href);
    const [linkedQuery, linkedVariables] = ['query', 'variables'].map((name) => address.searchParams.get(name));
    // From here on the tab keeps the variables: they may be edited before a reload.
    address.searchParams.delete('variables');
    history.replaceState(null, '', address);
    const state = stored() ?? { activeTabIndex: 0, tabs: defaultTabs.map(made) };
    state.activeTabIndex = indexOf(linkedQuery, linkedVariables, state);
    localStorage.setItem(KEY, JSON.stringify(state));
    const { query, variables, headers } = state.tabs[state.activeTabIndex];
    return { defaultTabs, query: query ?? '', variables: variables ?? '', initialHeaders: headers ?? '' };
  } catch {
    // A browser that stores nothing, or something else under this name.
    return { defaultTabs };
  }
}
`;
