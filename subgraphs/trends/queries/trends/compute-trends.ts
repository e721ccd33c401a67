import type { Scope } from '../../rules/scope.js';
import { trendScore } from '../../rules/trend-score.js';
import { DAY, MINUTE, WINDOW_NAMES, WINDOWS, type TrendWindow } from '../../rules/window.js';
import type { Baselines } from '../../store/baselines.js';
import type { TrendItem } from '../../store/trend-lists.js';
import type { Windows } from '../../store/windows.js';

/** Trends kept per window and scope. */
const KEPT = 50;

/** The number of most used hashtags that are scored. A hashtag below them does not trend. */
const CANDIDATES = 300;

/** Computes the trends of a scope in all windows from the current counts. */
export async function computeTrends(
  scope: Scope,
  now: number,
  { windows, baselines }: { windows: Windows; baselines: Baselines },
): Promise<Record<TrendWindow, TrendItem[]>> {
  const candidates = await Promise.all(
    WINDOW_NAMES.map((window) => windows.mostUsed(scope, WINDOWS[window], now, CANDIDATES)),
  );
  const tags = [...new Set(candidates.flat().map(({ member }) => member))];
  const [baselineOf, authorTimes] = await Promise.all([
    baselines.of(tags, now),
    Promise.all(tags.map((tag) => windows.authorTimes(scope, tag, now - DAY))),
  ]);
  const timesOf = new Map(tags.map((tag, index) => [tag, authorTimes[index] ?? []]));
  const lists = WINDOW_NAMES.map(async (window, index): Promise<[TrendWindow, TrendItem[]]> => {
    const used = candidates[index] ?? [];
    const length = WINDOWS[window];
    const start = Math.floor(now / MINUTE) * MINUTE + MINUTE - length;
    const recent = await windows.volumes(
      scope,
      length / 6,
      now,
      used.map(({ member }) => member),
    );
    const items = used.map(({ member, score: volume }, place): TrendItem => {
      const authors = timesOf.get(member)?.filter((time) => time >= start).length ?? 0;
      const usualPerHour = baselineOf.get(member)?.[scope]?.[window] ?? 0;
      const usage = { volume, recent: recent[place] ?? 0, authors, usualPerHour };
      return { name: member, volume, score: trendScore(usage, length) };
    });
    return [window, strongest(items)];
  });
  return Object.fromEntries(await Promise.all(lists)) as Record<TrendWindow, TrendItem[]>;
}

function strongest(items: TrendItem[]): TrendItem[] {
  return items
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.volume - a.volume || (a.name < b.name ? -1 : 1))
    .slice(0, KEPT);
}
