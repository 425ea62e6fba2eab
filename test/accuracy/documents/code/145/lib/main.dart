import 'dart:async';

import 'package:flutter/material.dart';
import 'package:flutter_riverpod/flutter_riverpod.dart';

final seconds = StateProvider<int>((ref) => 0);

void main() => runApp(const ProviderScope(child: EggTimer()));

class EggTimer extends ConsumerWidget {
  const EggTimer({super.key});

  @override
  Widget build(BuildContext context, WidgetRef ref) {
    final value = ref.watch(seconds);
    return MaterialApp(
      home: Scaffold(
        appBar: AppBar(title: const Text('Egg timer')),
        body: Center(child: Text('$value s', style: Theme.of(context).textTheme.displayLarge)),
        floatingActionButton: FloatingActionButton(
          onPressed: () => Timer.periodic(
            const Duration(seconds: 1),
            (_) => ref.read(seconds.notifier).state++,
          ),
          child: const Icon(Icons.play_arrow),
        ),
      ),
    );
  }
}
