/** What demo users write in one language. */
export interface Phrases {
  /** The parts of a tweet: each opening goes with each subject. */
  readonly openings: readonly string[];
  readonly subjects: readonly string[];
  readonly replies: readonly string[];
  /** Hashtags that are used evenly. */
  readonly steadyTags: readonly string[];
  /** Hashtags that only recent tweets use, so that they trend. */
  readonly burstTags: readonly string[];
}

const ENGLISH: Phrases = {
  openings: [
    'Just saw', 'Thinking about', 'Cannot stop reading about', 'Nobody told me about', 'Ready for',
    'Once more with feeling:', 'A thread on', 'My neighbour sings about', 'Today I learned about', 'Still waiting for',
    'All of us are talking about',
  ],
  subjects: [
    'a heron on the canal', 'the last train home', 'sourdough that rises', 'a comet over the harbour', 'the new library',
    'rain on a tin roof', 'a compiler with good manners', 'the starlings at dusk', 'an empty mountain pass',
    'two magpies', 'a well-placed semicolon', 'the smell of old books', 'the lighthouse keeper',
    'a perfectly ripe pear', 'the long way round',
  ],
  replies: [
    'I thought so too!', 'Tell me more.', 'Where was that?', 'This made my day.', 'Not so sure about that one.',
    'Same here.', 'Take me with you next time.', 'Beautiful.', 'I have a picture of it somewhere.',
  ],
  steadyTags: ['birds', 'coffee', 'music', 'books', 'running', 'photography', 'opensource', 'gardening'],
  burstTags: ['eclipse', 'migration', 'openingnight', 'firstsnow'],
}; // prettier-ignore

const GERMAN: Phrases = {
  openings: ['Heute morgen sah ich', 'Niemand erzählte mir von', 'Wir freuen uns alle auf', 'Noch immer träume ich von'],
  subjects: [
    'einem Reiher auf dem Kanal', 'einer Bäckerei, die nachts geöffnet hat', 'dem letzten Zug nach Hause',
    'der neuen Bibliothek am Hafen',
  ],
  replies: ['Das dachte ich auch gerade!', 'Davon möchte ich mehr hören.', 'Nehmt mich das nächste Mal bitte mit.'],
  steadyTags: ['vögel', 'kaffee', 'wandern'],
  burstTags: ['sonnenfinsternis', 'premiere'],
}; // prettier-ignore

const FRENCH: Phrases = {
  openings: ['Ce matin nous avons découvert', 'Je pense encore à', 'Personne ne m’avait parlé de', 'Toute la ville attend'],
  subjects: [
    'la nouvelle bibliothèque du quartier', 'cette petite boulangerie au bord du canal',
    'la lumière sur les toits après la pluie', 'ce vieux phare qui veille sur le port',
  ],
  replies: ['Je pensais exactement la même chose !', 'Raconte-nous la suite.', 'La prochaine fois, emmène-moi avec toi.'],
  steadyTags: ['oiseaux', 'café', 'randonnée'],
  burstTags: ['éclipse', 'première'],
}; // prettier-ignore

const SPANISH: Phrases = {
  openings: ['Esta mañana encontramos', 'Todavía estoy pensando en', 'Nadie me había hablado de', 'Todos estamos esperando'],
  subjects: [
    'la nueva biblioteca del barrio', 'una garza que vive junto al canal', 'el último tren que vuelve a casa',
    'la lluvia sobre los tejados del pueblo',
  ],
  replies: ['¡Yo pensaba exactamente lo mismo!', 'Cuéntanos un poco más.', 'La próxima vez llévame contigo.'],
  steadyTags: ['pájaros', 'música', 'montaña'],
  burstTags: ['eclipsesolar', 'estreno'],
}; // prettier-ignore

const JAPANESE: Phrases = {
  openings: ['今朝、', '帰り道で、', 'やっぱり', 'みんなが話している'],
  subjects: ['運河の鳥を見かけました。', '新しい図書館がとても気に入りました。', '屋根に降る雨の音が好きです。', '港の灯台まで歩きました。'],
  replies: ['わたしもそう思います！', 'もっと聞かせてください。', '次はいっしょに行きたいです。'],
  steadyTags: ['鳥', 'コーヒー', '散歩'],
  burstTags: ['日食', '初雪'],
}; // prettier-ignore

/** By ISO 639-1 code. */
export const PHRASES = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ja: JAPANESE,
} satisfies Readonly<Record<string, Phrases>>;

/** What follows a sentence in any language. */
export const ENDINGS = ['', '', '', '🐦', '☕', '✨'];
