import 'dart:convert';
import 'dart:io';

/// A provider of electricity, with its tariff.
class Provider {
  const Provider(this.name, this.cents);
  factory Provider.fromJson(Map<String, dynamic> json) => Provider(json['name'] as String, json['cents'] as num);

  final String name;
  final num cents;
}

Future<void> main(List<String> arguments) async {
  final text = await File(arguments.first).readAsString();
  final providers = [for (final entry in jsonDecode(text) as List) Provider.fromJson(entry)];
  providers.sort((a, b) => a.cents.compareTo(b.cents));
  for (final provider in providers) {
    stdout.writeln('${provider.name}: ${provider.cents} ct');
  }
}
