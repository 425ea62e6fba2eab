import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { detectWith, documentOf, software } from '../../../../support/detect';

type Row = readonly [command: string, language: string, file: string, text: string];

/** The text of the evidence for a command, or undefined where it is not called. */
function called([command, language, file, text]: Row): string | undefined {
  const framework = software({ signals: [{ command }] });
  return detectWith([framework], documentOf(text, language, file))[0]?.evidence[0]?.text;
}

describe('a command', () => {
  const sh = (command: string, text: string): Row => [command, 'shellscript', 'run.sh', text];
  const used: readonly Row[] = [
    sh('pytest', 'pytest -q'),
    sh('pytest', '#!/bin/sh\nset -e\n\tpytest\n'),
    sh('pytest', 'cd app && pytest'),
    sh('pytest', 'cd app &&\n  pytest'),
    sh('pytest', 'ls; pytest || exit 1'),
    sh('pytest', 'if ! pytest; then exit 1; fi'),
    sh('pytest', 'result=$(pytest -q)'),
    sh('pytest', 'echo "result: $(pytest -q)"'),
    sh('pytest', 'echo `pytest`'),
    sh('pytest', 'CI=1 DEBUG="a b" pytest'),
    sh('pytest', 'sudo -E env A=b time pytest'),
    sh('pytest', 'poetry run pytest'),
    sh('pytest', 'uv run --with x pytest'),
    sh('pytest', 'pipenv run pytest && true'),
    sh('pytest', 'python3.12 -m pytest'),
    sh('pytest', '"$PYTHON" -m pytest'),
    sh('pytest', 'python -X dev -m pytest'),
    sh('coverage', 'python -m coverage run'),
    sh('pytest', '.venv/bin/pytest'),
    sh('pytest', '"$VENV/bin/pytest" -q'),
    sh('pytest', 'bash -c "cd x && pytest"'),
    sh('pytest', 'docker compose exec -T web pytest'),
    sh('pytest', 'kubectl exec -n app pod/web -- pytest'),
    sh('pytest', 'xvfb-run() { pytest; }'),
    sh('pytest', 'case $1 in\n  test) pytest ;;\nesac'),
    sh('pytest', 'git diff |\r\npytest\r\n'),
    sh('pytest', 'timeout 30 pytest'),
    sh('pytest', 'docker build . 2>&1 | tee log; pytest'),
    sh('jest', 'npx --yes jest@29 --ci'),
    sh('jest', 'pnpm exec jest'),
    sh('jest', 'pnpm --filter web exec jest'),
    sh('jest', 'yarn jest'),
    sh('jest', 'yarn dlx jest'),
    sh('jest', 'bunx jest'),
    sh('jest', 'npm exec -- jest'),
    sh('jest', './node_modules/.bin/jest'),
    sh('jest', 'node --inspect node_modules/.bin/jest'),
    sh('jest', 'cross-env NODE_ENV=test jest'),
    sh('phpunit', './vendor/bin/phpunit --testdox'),
    sh('phpunit', 'php vendor/bin/phpunit'),
    sh('rspec', 'bundle exec rspec spec'),
    sh('gradlew', './gradlew build'),
    sh('mvnw', './mvnw -B verify'),
    sh('rails', 'bin/rails server'),
    sh('terraform apply', 'terraform apply -auto-approve'),
    sh('terraform apply', 'terraform -chdir=infra apply'),
    sh('php artisan', 'php -d memory_limit=1G artisan migrate'),
    sh('php artisan', 'php ./artisan migrate'),
    sh('ng serve', 'npx ng serve --open'),
    sh('kubectl apply', 'kubectl -n prod apply -f x.yml'),
    ['pytest', 'powershell', 'run.ps1', '& .\\venv\\Scripts\\pytest.exe -q'],
    ['pytest', 'makefile', 'Makefile', 'test:\n\t@pytest -q\n'],
    ['pytest', 'makefile', 'Makefile', 'test: deps ; pytest\n'],
    ['pytest', 'makefile', 'Makefile', 'test:\n\t$(PYTHON) -m pytest\n'],
    ['pytest', 'makefile', 'Makefile', 'test:\n\t$(VENV)/bin/pytest\n'],
    ['pytest', 'makefile', 'Makefile', 'OUT := $(shell pytest --version)\n'],
    [
      'pytest',
      'dockerfile',
      'Dockerfile',
      'FROM x\nRUN --mount=type=cache,target=/x pip install . && \\\n    # tests\n    pytest\n',
    ],
    ['pytest', 'dockerfile', 'Dockerfile', 'CMD ["pytest", "-q"]'],
    ['pytest', 'dockerfile', 'Dockerfile', 'ENTRYPOINT [ "poetry", "run", "pytest" ]'],
    ['ng serve', 'dockerfile', 'Dockerfile', 'CMD ["ng", "serve"]'],
    ['pytest', 'yaml', 'ci.yml', 'jobs:\n  a:\n    steps:\n      - run: pytest -q\n'],
    [
      'pytest',
      'yaml',
      'ci.yml',
      'steps:\n  - name: Test\n    run: |\n      cd app\n      if x; then\n        pytest\n      fi\n',
    ],
    ['pytest', 'yaml', 'ci.yml', 'steps:\n  - run: >-\n      poetry run\n      pytest\n'],
    ['pytest', 'yaml', '.gitlab-ci.yml', 'test:\n  script:\n    - pip install .\n    - "pytest -q"\n'],
    ['pytest', 'yaml', '.gitlab-ci.yml', 'test:\n  script:\n  - |\n    pytest\n'],
    ['pytest', 'dockercompose', 'compose.yml', 'services:\n  a:\n    command: ["pytest", "-q"]\n'],
    ['jest', 'json', 'package.json', '{ "scripts": { "build": "tsc {a}", "test": "tsc && jest --ci" } }'],
    ['ng serve', 'json', 'package.json', '{ "scripts": { "dev": "concurrently \\"npm:css\\" \\"ng serve\\"" } }'],
    ['phpunit', 'json', 'composer.json', '{ "scripts": { "test": [\n  "@php -v",\n  "phpunit --testdox"\n] } }'],
    ['gunicorn', 'procfile', 'Procfile', 'web: gunicorn app:app\n'],
    ['pytest', 'groovy', 'Jenkinsfile', "steps { sh 'pytest -q' }"],
    ['pytest', 'groovy', 'Jenkinsfile', "sh '''\n  set -e\n  pytest\n'''"],
    ['pytest', 'ini', 'tox.ini', '[testenv]\ndeps = x\ncommands =\n    pip list\n    pytest {posargs}\n'],
    ['pytest', 'toml', 'pyproject.toml', '[tool.pdm.scripts]\ntest = "pytest -q"\n'],
    ['pytest', 'markdown', 'README.md', 'Run:\n\n```sh\npytest -q\n```\n'],
    ['pytest', 'markdown', 'README.md', '```console\n$ cd x\n$ pytest -q\n```\n'],
    ['pytest', 'markdown', 'README.md', 'Run:\n\n    $ pytest -q\n'],
    ['pytest', 'restructuredtext', 'README.rst', 'Run::\n\n    $ pytest\n'],
    ['pytest', 'markdown', 'README.md', '```\n$ pytest\n```\n'],
    ['pytest', 'restructuredtext', 'README.rst', 'Run:\n\n.. code-block:: bash\n\n    cd x\n\n    pytest\n'],
    ['pytest', 'asciidoc', 'README.adoc', '[source,bash]\n----\ncd x\npytest\n----\n'],
    ['pytest', 'org', 'notes.org', '#+begin_src sh\npytest\n#+end_src\n'],
  ];
  for (const row of used) {
    it(`is called in ${row[2]}: ${row[3].trim().replaceAll('\n', ' ')}`, () => {
      assert.notEqual(called(row), undefined);
    });
  }

  const notUsed: readonly Row[] = [
    sh('pytest', 'pip install pytest'),
    sh('pytest', 'pip install a \\\n  pytest'),
    sh('pytest', '# pytest'),
    sh('pytest', 'echo pytest'),
    sh('pytest', 'echo "run; pytest now"'),
    sh('pytest', "echo 'a && pytest'"),
    sh('pytest', 'pytest=1'),
    sh('pytest', 'pytest-cov x'),
    sh('pytest', 'which pytest'),
    sh('pytest', 'case $1 in\n  -p|pytest) x ;;\n  --pytest) x ;;\nesac'),
    ['pytest', 'restructuredtext', 'README.rst', '.. code-block:: bash\n\n    cd x\n\npytest is a tool\n'],
    ['pytest', 'restructuredtext', 'README.rst', '.. code-block:: python\n\n    pytest\n'],
    sh('pytest', 'command -v pytest'),
    sh('pytest', 'cat <<EOF\npytest\nEOF\n'),
    sh('pytest', 'rm -rf src/pytest'),
    sh('pytest', './pytest/run'),
    sh('jest', 'npm run jest'),
    sh('jest', 'npm install -D jest'),
    sh('terraform apply', 'terraform plan && x apply'),
    sh('terraform apply', 'terraform plan apply'),
    ['pytest', 'makefile', 'Makefile', 'test: pytest\n'],
    ['pytest', 'makefile', 'Makefile', 'pytest := x\n'],
    ['pytest', 'dockerfile', 'Dockerfile', 'RUN pip install pytest\n'],
    ['pytest', 'dockerfile', 'Dockerfile', 'ENV A pytest\n'],
    ['pytest', 'yaml', 'ci.yml', 'steps:\n  - name: pytest\n    run: x\n'],
    ['pytest', 'yaml', 'ci.yml', 'on:\n  pytest:\n'],
    ['pytest', 'yaml', 'ci.yml', 'matrix:\n  tool:\n    - pytest\n'],
    ['jest', 'json', 'package.json', '{ "scripts": { "jest": "x" }, "keywords": ["jest"] }'],
    ['jest', 'json', 'settings.json', '{ "a": "jest" }'],
    ['pytest', 'markdown', 'README.md', 'We run pytest here.\n\npytest is a tool.'],
    ['pytest', 'markdown', 'README.md', '```console\n$ ls\npytest x\n```\n'],
    ['pytest', 'markdown', 'README.md', '```python\npytest\n```\n'],
    ['pytest', 'python', 'a.py', 'pytest\n'],
  ];
  for (const row of notUsed) {
    it(`is not called in ${row[2]}: ${row[3].trim().replaceAll('\n', ' ')}`, () => {
      assert.equal(called(row), undefined);
    });
  }

  it('ends where a text begins with an empty line', () => {
    for (const language of ['yaml', 'shellscript', 'dockerfile', 'json', 'ini']) {
      assert.equal(called(['pytest', language, 'a', '\n- pytest: pytest']), undefined);
    }
  });

  it('is shown with all of its words', () => {
    assert.equal(
      called(sh('terraform apply', 'terraform -chdir=infra apply -auto-approve')),
      'terraform -chdir=infra apply',
    );
  });
});
