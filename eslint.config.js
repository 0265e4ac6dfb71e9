import tseslint from 'typescript-eslint';

const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Name what you export: a default export is called something else in every file.' };
const noBarrel = {
  selector: ':matches(ExportAllDeclaration, ExportNamedDeclaration[source][exportKind!="type"])',
  message: 'Import from the file that says it. Only matching/index.ts passes things on; a service may name the types it takes.',
};
/** The type-aware rule for this takes longer than all others together. */
const noLostRejection = {
  selector: ':matches(CallExpression[callee.property.name=/^(forEach|on|once)$/], CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]) > [async=true]',
  message: 'Nobody waits for this function: when it fails, the process ends. Call it with `void` and a catch of its own.',
};

/** What the compiler does not refuse and a reader should not have to look for. Rules that need types are those that find real faults. */
export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.rejoin/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-control-regex': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': ['error', noDefault, noBarrel, noLostRejection],
    },
  },
  { files: ['src/matching/index.ts'], rules: { 'no-restricted-syntax': ['error', noDefault, noLostRejection] } },
  { files: ['**/*.spec.ts', 'test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
