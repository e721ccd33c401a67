import { describe, expect } from 'vitest';
import { type TestUser, story } from '#testkit/client/index.js';

const FIND = /* GraphQL */ `
  query Find($query: String!) {
    searchTweets(query: $query, order: LATEST, first: 10) {
      edges {
        node {
          text
        }
      }
    }
  }
`;

const NAME = /* GraphQL */ `
  query Name($name: String!) {
    hashtag(name: $name) {
      name
      tweetsCount
      tweets {
        edges {
          node {
            text
          }
        }
      }
    }
  }
`;

const COMPLETE = /* GraphQL */ `
  query Complete($prefix: String!) {
    autocomplete(prefix: $prefix) {
      ... on Hashtag {
        name
      }
    }
  }
`;

interface Suggestions {
  autocomplete: { name: string }[];
}

interface Named {
  hashtag: { name: string; tweetsCount: number; tweets: Page };
}

interface Page {
  edges: { node: { text: string } }[];
}

function texts({ edges }: Page): string[] {
  return edges.map(({ node }) => node.text);
}

async function find(user: TestUser, query: string): Promise<string[]> {
  return texts((await user.get<{ searchTweets: Page }, { query: string }>(FIND, { query })).searchTweets);
}

const it = story({ cast: ['ada', 'bob'] });

describe('a hashtag that can be posted', () => {
  const tags = {
    'with a Japanese middle dot': 'スター・ウォーズ',
    'with a Persian joiner': 'می\u200cخواهم',
    'with a Hebrew hyphen': 'תל־אביב',
    'with a Tibetan mark': 'བོད་ཡིག',
    'with a Catalan dot': 'col·lecció',
    'with an accent apart': 'H\u0331ello',
    'that is longer in lower case': 'İ'.repeat(200),
    'of decomposed letters': 'e\u0301'.repeat(245),
    'of marks alone': '\u0301\u0302',
  };
  for (const [which, tag] of Object.entries(tags)) {
    it(`${which} is searched, excluded, completed and named`, async ({ network, ada, bob }) => {
      await ada.post(`${which} #${tag}`);
      await ada.post(`${which}, without`);
      await network.settle();
      expect(await find(bob, `#${tag}`)).toEqual([`${which} #${tag}`]);
      expect(await find(bob, `"${which}" -#${tag}`)).toEqual([`${which}, without`]);
      const prefix = `#${Array.from(tag.normalize('NFC')).slice(0, 49).join('')}`;
      const suggestions = await bob.get<Suggestions, { prefix: string }>(COMPLETE, { prefix });
      const [suggestion] = suggestions.autocomplete;
      for (const name of [tag, `＃${tag}`, suggestion?.name ?? '']) {
        const { hashtag } = await bob.get<Named, { name: string }>(NAME, { name });
        expect(hashtag).toMatchObject({ name: suggestion?.name, tweetsCount: 1 });
        expect(texts(hashtag.tweets)).toEqual([`${which} #${tag}`]);
      }
    });
  }
});

describe('a tweet is found by', () => {
  const forms: readonly [which: string, text: string, queries: string[]][] = [
    [
      'the text behind an address',
      'https://example.com/aすばらしい記事でした',
      ['記事', 'すばらしい', 'example.com'],
    ],
    ['a flag', 'Grüezi 🇨🇭', ['🇨🇭', '"grüezi 🇨🇭"']],
    ['an emoji in either presentation', 'sun ☀️ moon 🌙', ['☀', '☀️', '🌙️']],
    ['an emoji of any colour', 'hi 👋🏽', ['👋', '👋🏿']],
    ['a key', 'press #️⃣ 7️⃣', ['#️⃣', '7️⃣', '#⃣']],
    ['a family', 'we 👩‍👩‍👧 here', ['👩‍👩‍👧', '👧']],
    ['emoji that look like punctuation', 'careful ‼️', ['‼', '‼️']],
    ['a word with a soft hyphen', 'wonder\u00adfully made', ['wonderfully', 'wonder\u200bfully']],
    ['a word with a tatweel', 'مرحـــبا', ['مرحبا', 'مرحبـا']],
    ['a word with a joiner', 'می\u200cرود', ['میرود', 'می\u200cرود']],
  ];
  for (const [which, text, queries] of forms) {
    it(which, async ({ network, ada, bob }) => {
      await ada.post(text);
      await network.settle();
      for (const query of queries) expect(await find(bob, query)).toEqual([text]);
    });
  }
});
