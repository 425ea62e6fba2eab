import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ImportForm } from '../../../../../src/engine/catalog/framework';
import { detectWith, documentOf, software } from '../../../../support/detect';

type Row = readonly [name: string, text: string, version?: string];

const found = (as: ImportForm, language: string, [name, text]: Row) =>
  detectWith([software({ signals: [{ import: name, as }] })], documentOf(text, language))[0];

/** What a language's files bring in, and what looks like it. */
function imports(as: ImportForm, language: string, used: readonly Row[], notUsed: readonly Row[] = []): void {
  describe(`imports of ${language}`, () => {
    for (const row of used) {
      const [name, text, version = null] = row;
      it(`hold ${name} in ${JSON.stringify(text)}`, () => {
        const detection = found(as, language, row);
        assert.equal(detection?.standing, 'applied');
        assert.equal(detection.version, version);
        const span = detection.versionSpan;
        assert.equal(span && text.slice(span.start, span.end), version);
      });
    }
    for (const row of notUsed) {
      it(`do not hold ${row[0]} in ${JSON.stringify(row[1])}`, () => {
        assert.equal(found(as, language, row), undefined);
      });
    }
  });
}

imports(
  'quoted',
  'typescript',
  [
    ['react', "import React from 'react'; // the view"],
    ['react', "import type { FC } from 'react'\r\n"],
    ['react', "import * as React from\n  'react';"],
    ['react', "import React = require('react');"],
    ['react', "import 'react'"],
    ['react', "export { useState } from 'react';"],
    ['react', "const page = lazy(() => import(/* webpackChunkName: 'a' */ 'react'));"],
    ['react', "const x = await import(\n  'react'\n);"],
    ['react', 'require.resolve("react")'],
    ['react', "jest.mock('react', () => ({}));"],
    ['react', "vi.mock(\n\t'react',\n);"],
    ['react', "const x = jest.requireActual<typeof R>('react');"],
    ['react', "define(['jquery', 'react'], function ($, R) {});"],
    ['react', "declare module 'react' {\n}"],
    ['react', "import raw from 'react?raw';"],
    ['react', '/// <reference types="react" />'],
    ['preact', '/** @jsxImportSource preact */'],
    ['tailwindcss', "/** @type {import('tailwindcss').Config} */\nexport default {};"],
    ['hono', "import { Hono } from 'npm:hono@^4.2';", '^4.2'],
    ['@std/assert', "import { x } from 'jsr:@std/assert@1.0.0/equals';", '1.0.0'],
    ['react', "import React from 'https://esm.sh/react@18.2.0';", '18.2.0'],
    ['oak', "import { x } from 'https://deno.land/x/oak@v12.6.1/mod.ts';", 'v12.6.1'],
    ['react', "importScripts('https://unpkg.com/react@17/umd/react.js');", '17'],
  ],
  [
    ['react', "import x from '../react';"],
    ['react', "import x from '@acme/react';"],
    ['react', "import x from 'react.js';"],
    ['react', "const x = ['react'];"],
    ['react', "load('react')"],
    ['react', "await Promise.resolve('react');"],
    ['react', "// jest.mock('react')"],
    ['react', "/* import('react') */"],
    ['react', 'const a = "import \'react\'";'],
    ['react', "const url = 'https://unpkg.com/react@17';"],
  ],
);

imports(
  'quoted',
  'html',
  [
    ['vue', '<script src="https://cdnjs.cloudflare.com/ajax/libs/vue/3.4.0/vue.global.js"></script>', '3.4.0'],
    ['vue', "<script defer src='//cdn.jsdelivr.net/npm/vue@3.4'></script>", '3.4'],
    ['vue', '<script src="https://unpkg.com/vue"></script>'],
    ['jquery', '<script src="https://code.jquery.com/jquery-3.7.1.min.js"></script>', '3.7.1'],
    ['jquery', '<script src="https://ajax.googleapis.com/ajax/libs/jquery/3.6.0/jquery.min.js"></script>', '3.6.0'],
    [
      'bootstrap',
      '<link rel="stylesheet"\n  href="https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/css/b.css">',
      '5.3.3',
    ],
    ['bootstrap', '<link href="https://maxcdn.bootstrapcdn.com/bootstrap/4.5.2/css/b.css" rel="stylesheet">', '4.5.2'],
    ['react', '<script type="importmap">{ "imports": { "react": "https://esm.sh/react@18.2.0" } }</script>', '18.2.0'],
    ['vue', '<script type="module">import { createApp } from "https://unpkg.com/vue@3/dist/v.js"</script>', '3'],
  ],
  [
    ['vue', '<a href="https://unpkg.com/vue@3">the library</a>'],
    ['vue', '<script src="/js/vue/app.js"></script>'],
    ['vue', '<!-- <script src="https://unpkg.com/vue@3"></script> -->'],
  ],
);

imports('quoted', 'scss', [
  ['bootstrap', "@import '~bootstrap/scss/bootstrap';"],
  ['bootstrap', '@use "bootstrap/scss/bootstrap" as b;'],
  ['bootstrap', '@import "../node_modules/bootstrap/scss/functions";'],
]);

imports('quoted', 'css', [
  ['tailwindcss', '@import "tailwindcss" prefix(tw);'],
  ['tailwindcss', "@import url('tailwindcss');"],
  ['bulma', '@import url("https://cdn.jsdelivr.net/npm/bulma@1.0.0/css/bulma.min.css");', '1.0.0'],
]);

imports(
  'quoted',
  'go',
  [
    ['github.com/gin-gonic/gin', 'import "github.com/gin-gonic/gin"'],
    ['github.com/gin-gonic/gin', 'import (\r\n\t"fmt"\r\n\r\n\t"github.com/gin-gonic/gin" // web\r\n)'],
    ['github.com/lib/pq', 'import (\n\t_ "github.com/lib/pq"\n\t. "testing"\n)'],
    ['github.com/labstack/echo', 'import ("fmt"; echo "github.com/labstack/echo/v4")'],
    ['gorm.io/gorm', 'import (\n\t"gorm.io/gorm"\n)'],
    ['net/http', 'import (\n\t"net/http"\n)'],
  ],
  [
    ['github.com/gin-gonic/gin', 'var x = []string{\n\t"github.com/gin-gonic/gin",\n}'],
    ['github.com/gin-gonic/gin', '// import "github.com/gin-gonic/gin"'],
    ['github.com/gin-gonic/gin', 'import "github.com/gin-gonic/ginkgo"'],
  ],
);

imports('quoted', 'dart', [
  ['package:flutter', "import 'package:flutter/material.dart';"],
  ['package:bloc', 'export "package:bloc/bloc.dart" show Bloc;'],
]);
imports(
  'quoted',
  'ruby',
  [
    ['sinatra', 'require "sinatra"'],
    ['sinatra', "require('sinatra/base')"],
    ['rspec', "  require 'rspec' # tests\r\n"],
  ],
  [['sinatra', "require_relative 'sinatra'"]],
);
imports('quoted', 'crystal', [['kemal', 'require "kemal"']]);
imports(
  'quoted',
  'lua',
  [
    ['telescope', 'local t = require"telescope"'],
    ['telescope', "local t = require 'telescope.builtin'"],
    ['telescope', 'local ok, t = pcall(require, "telescope")'],
    ['telescope', 'require("telescope").setup({})'],
  ],
  [['telescope', 'local t = { "telescope" }']],
);
imports('quoted', 'erlang', [['eunit', '-include_lib("eunit/include/eunit.hrl").']]);
imports('quoted', 'solidity', [['@openzeppelin/contracts', 'import {A} from "@openzeppelin/contracts/token/A.sol";']]);
imports('quoted', 'clojure', [['react', '(ns a\n  (:require ["react" :as r]))']]);

imports(
  'dotted',
  'python',
  [
    ['django', 'import os, django'],
    ['django', 'import os, \\\n    django'],
    ['django', '# which we use\nfrom django import db'],
    ['django', 'x = [1,\n2,\n]\nimport django'],
    ['django', 'import django.db.models as m  # data'],
    ['django', 'def f():\n\tfrom django import db\r\n'],
    ['django', 'try: import django\nexcept ImportError: pass'],
    ['django', 'try:\n    import django\nexcept ImportError:\n    pass'],
    ['django', 'from django.db import (\n    models,\n)'],
    ['django', '>>> import django'],
    ['numpy', 'cimport numpy as np'],
    ['django', 'x = __import__("django")'],
    ['torch', 'torch = pytest.importorskip("torch")'],
    ['django', "mod = importlib.import_module('django.conf')"],
  ],
  [
    ['django', 'from . import django'],
    ['django', 'from .django import x'],
    ['django', 'from ..django.db import x'],
    ['django', 'from app import django'],
    ['django', 'import app.django'],
    ['django', 'import x as django'],
    ['django', 'call(a,\n     django)'],
    ['django', 'x = "import django"'],
    ['django', 'important = django'],
  ],
);
imports(
  'dotted',
  'java',
  [
    ['org.junit', 'import static org.junit.Assert.*;'],
    ['org.junit', 'import java.util.List; import org.junit.Test;'],
    ['com.google.gson', 'var gson = new com.google.gson.Gson();'],
    ['org.junit', '@org.junit.jupiter.api.Test\nvoid a() {}'],
  ],
  [
    ['org.junit', 'package org.junit.runner;'],
    ['org.junit', 'String s = "org.junit.Test";'],
    ['org.junit', 'import my.org.junit.Test;'],
    ['org.junit', '// import org.junit.Test;'],
  ],
);
imports('dotted', 'kotlin', [
  ['io.ktor', 'import io.ktor.server.application.*'],
  ['io.ktor', 'import io.ktor.Foo as Bar // x'],
]);
imports(
  'dotted',
  'scala',
  [
    ['cats', 'import cats.{Monad, Show => S}'],
    ['cats.effect', 'import scala.util.{Try, Success}, cats.effect.IO'],
    ['zio', 'import zio.*'],
    ['cats', 'import cats.syntax.all as syn'],
    ['cats', 'import _root_.cats.Monad'],
    ['akka.actor', 'import scala.a._,\n  akka.actor._'],
  ],
  [['cats', 'import my.cats._']],
);
imports(
  'dotted',
  'csharp',
  [
    ['Xunit', 'global using Xunit;'],
    ['System.Math', 'using static System.Math;'],
    ['Xunit', 'global using static Xunit.Assert;'],
    ['Serilog', 'using Log = Serilog.Log;'],
    ['Serilog', 'using global::Serilog;'],
    ['Microsoft.AspNetCore', 'Microsoft.AspNetCore.Builder.WebApplication.Create();'],
  ],
  [
    ['Serilog', 'using var Serilog = x;'],
    ['Serilog', 'using (var x = Serilog) {}'],
    ['Microsoft.AspNetCore', 'namespace Microsoft.AspNetCore.Mvc;'],
  ],
);
imports('dotted', 'razor', [['Microsoft.AspNetCore', '@using Microsoft.AspNetCore.Components\n<p>x</p>']]);
imports('dotted', 'fsharp', [
  ['Giraffe', 'open Giraffe'],
  ['Giraffe', 'open type Giraffe.Core'],
]);
imports('dotted', 'vb', [
  ['Xunit', 'Imports Xunit'],
  ['Xunit', 'Imports System.Linq, Xunit'],
  ['Xunit', 'Imports X = Xunit.Assert'],
]);
imports(
  'dotted',
  'rust',
  [
    ['actix_web', 'pub use actix_web::App;'],
    ['actix_web', 'pub(crate) use actix_web::App;'],
    ['actix_web', 'use ::actix_web::App;'],
    ['actix_web', 'use {\n    actix_web::{get, App},\n    serde::Serialize,\n};'],
    ['serde', 'use {\n    actix_web::{get, App},\n    serde::Serialize,\n};'],
    ['serde', 'use {actix_web, serde};'],
    ['diesel', '#[macro_use] extern crate diesel;'],
    ['diesel', 'extern crate diesel as d;'],
    ['rayon', '    use rayon::prelude::*; // parallel'],
  ],
  [
    ['tracing', 'tracing::info!("x");'],
    ['serde', 'use crate::serde;'],
    ['get', 'use {\n    actix_web::{App, get},\n};'],
  ],
);
imports(
  'dotted',
  'php',
  [
    ['Illuminate', '<?php\nuse Illuminate\\Support\\{Str, Arr};'],
    ['Illuminate', '<?php use Illuminate\\Http\\Request;'],
    ['Illuminate', '<?php\nuse function Illuminate\\Support\\tap;'],
    ['Illuminate', '<?php\nuse App\\Models\\User, Illuminate\\Support\\Str;'],
    ['Illuminate', '<?php\n$x = \\Illuminate\\Support\\Str::slug($a);'],
    ['Symfony\\Component', '<?php\nuse \\Symfony\\Component\\Console\\Command as C;'],
  ],
  [
    ['Illuminate', '<?php\nuse App\\Illuminate\\X;'],
    ['Illuminate', "<?php\n$x = 'a \\Illuminate\\X';"],
  ],
);
imports(
  'dotted',
  'elixir',
  [
    ['Phoenix', '  use Phoenix.Router, helpers: false'],
    ['Ecto', 'import Ecto.Query, only: [from: 2]'],
    ['Phoenix', 'alias Phoenix.{LiveView, PubSub}'],
    ['Logger', 'require Logger'],
    ['Plug', '@behaviour Plug'],
  ],
  [
    ['Phoenix', 'alias MyApp.Phoenix'],
    ['Phoenix', '@doc "use Phoenix.Router"'],
  ],
);
imports('dotted', 'erlang', [
  ['cowboy_handler', '-behaviour(cowboy_handler).'],
  ['gen_server', '-behavior( gen_server ).'],
]);
imports('dotted', 'swift', [
  ['Vapor', '@testable import Vapor'],
  ['Vapor', 'public import Vapor'],
  ['Vapor', 'import struct Vapor.Request'],
  ['Vapor', '@_spi(Internals) import Vapor'],
]);
imports('dotted', 'haskell', [
  ['Data.Aeson', 'import qualified Data.Aeson as A'],
  ['Data.Aeson', 'import "aeson" Data.Aeson (decode)'],
  ['Data.Aeson', 'import Data.Aeson qualified as A -- json'],
  ['Data.Aeson', 'import safe Data.Aeson.Types'],
]);
imports(
  'dotted',
  'perl',
  [
    ['Mojolicious::Lite', 'use Mojolicious::Lite -signatures;'],
    ['Moose', 'use strict; use Moose;'],
    ['Catalyst', "use parent 'Catalyst::Controller';"],
    ['Catalyst', "use parent -norequire, 'Catalyst';"],
    ['Catalyst', 'use base qw(Exporter Catalyst::View);'],
    ['DBI', 'require DBI;'],
    ['Catalyst', "extends 'Catalyst::Model';"],
  ],
  [['Moose', "print 'use Moose';"]],
);
imports(
  'dotted',
  'julia',
  [
    ['Flux', 'using CUDA, Flux'],
    ['Flux', 'using Flux: train!, Chain'],
    ['Flux', 'import Flux.Optimise'],
    ['Flux', 'using CUDA,\n      Flux'],
    ['Flux', '@reexport using Flux'],
  ],
  [
    ['Flux', 'using .Flux'],
    ['Flux', 'using Models: Flux'],
  ],
);
imports(
  'dotted',
  'nim',
  [
    ['jester', 'import std/json, jester'],
    ['jester', 'from jester import routes'],
    ['jester', 'import pkg/jester'],
    ['jester', 'import std/[os, json], jester'],
    ['jester', 'import\n  std/os,\n  jester'],
  ],
  [['jester', 'import ./jester']],
);
imports('dotted', 'ocaml', [
  ['Lwt', 'open Lwt.Infix'],
  ['Lwt', 'open! Lwt'],
  ['Lwt', 'let open Lwt in'],
  ['Dream', 'module D = Dream'],
]);
imports('dotted', 'd', [
  ['vibe', 'import vibe.d;'],
  ['vibe', 'public import vibe.http.server : a;'],
  ['vibe', 'import v = vibe.d;'],
]);
imports('dotted', 'powershell', [
  ['Pester', 'Import-Module Pester -MinimumVersion 5'],
  ['Pester', "Import-Module -Name 'Pester'"],
  ['Pester', 'using module Pester'],
]);
imports('dotted', 'sql', [], [['django', 'select * from django where a']]);
imports(
  'dotted',
  'shellscript',
  [],
  [
    ['django', 'open django.txt'],
    ['django', 'alias django=x'],
  ],
);

imports('header', 'cpp', [
  ['gtest', '#include <gtest/gtest.h>'],
  ['gtest', '#  include "gtest/gtest.h" // tests\r\n'],
  ['boost', '#if __has_include(<boost/asio.hpp>)'],
]);
imports('header', 'objective-c', [['UIKit', '#import <UIKit/UIKit.h>']]);

imports(
  'call',
  'r',
  [
    ['shiny', 'library(dplyr); library(shiny)'],
    ['shiny', 'library("shiny", quietly = TRUE)'],
    ['shiny', 'suppressPackageStartupMessages(library(shiny))'],
    ['shiny', 'if (!require(shiny)) stop()'],
    ['shiny', "requireNamespace('shiny', quietly = TRUE)"],
    ['shiny', 'pacman::p_load(dplyr, shiny, tidyr)'],
    ['shiny', 'box::use(shiny[...])'],
    ['shiny', 'box::use(dplyr[filter, select], shiny[...])'],
    ['shiny', 'x <- shiny:::internal()'],
    ['shiny', 'library(package = "shiny")'],
  ],
  [
    ['shiny', '# library(shiny)'],
    ['shiny', 'library(shinyjs)'],
    ['shiny', 'x$shiny::y'],
    ['shiny', 'print(shiny)'],
  ],
);
imports(
  'call',
  'clojure',
  [
    ['ring.adapter.jetty', '(ns a\n  (:require [ring.adapter.jetty :as jetty]))'],
    ['compojure.core', '(ns a\n  (:require [b.c :as b]\n            [compojure.core :refer [GET routes]]))'],
    ['compojure.core', '(ns a (:require [b.c :refer [d]] [compojure.core :as c]))'],
    ['reagent.dom', '(ns a\n  (:require\n   ;; view (dom)\n   [reagent.dom]\n   b.c))'],
    ['ring.middleware', '(ns a\r\n  (:require\r\n    ring.middleware.json))'],
    ['compojure.core', '(ns a (:use compojure.core))'],
    ['ring.core', "(require '[ring.core :as r] 'b.c)"],
    ['ring.core', "(require 'ring.core)"],
    ['org.eclipse.jetty', '(ns a\n  (:import (org.eclipse.jetty.server Server)))'],
    ['org.eclipse.jetty', '(ns a\n  (:import [org.eclipse.jetty.server Server]))'],
    ['re-frame.core', '(ns ^:figwheel-hooks a.b\n  (:require-macros [c.d])\n  (:require [re-frame.core :as rf]))'],
  ],
  [
    ['routes', '(ns a\n  (:require [compojure.core :refer [routes]]))'],
    ['ring.core', '(def x [ring.core])'],
    ['ring.core', '(ns a (:require [b.c]))\n(f ring.core )'],
    ['ring', '(ns a (:require [ring.core :as r]))'.replaceAll('ring.core', 'a.ring')],
  ],
);
