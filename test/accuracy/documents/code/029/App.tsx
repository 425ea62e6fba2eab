import AsyncStorage from '@react-native-async-storage/async-storage';
import * as Location from 'expo-location';
import { StatusBar } from 'expo-status-bar';
import React, { useEffect, useState } from 'react';
import { FlatList, Platform, Pressable, SafeAreaView, StyleSheet, Text } from 'react-native';

type Mark = { at: number; lat: number; lon: number };

export default function App() {
  const [marks, setMarks] = useState<Mark[]>([]);

  useEffect(() => {
    AsyncStorage.getItem('marks').then((saved) => saved && setMarks(JSON.parse(saved)));
  }, []);

  const add = async () => {
    const { status } = await Location.requestForegroundPermissionsAsync();
    if (status !== 'granted') return;
    const { coords } = await Location.getCurrentPositionAsync({});
    setMarks((all) => [...all, { at: Date.now(), lat: coords.latitude, lon: coords.longitude }]);
  };

  return (
    <SafeAreaView style={styles.root}>
      <Pressable onPress={add}>
        <Text>{Platform.OS === 'ios' ? 'Mark' : 'MARK'}</Text>
      </Pressable>
      <FlatList data={marks} keyExtractor={(m) => String(m.at)} renderItem={({ item }) => <Text>{item.lat}</Text>} />
      <StatusBar style="auto" />
    </SafeAreaView>
  );
}

const styles = StyleSheet.create({ root: { flex: 1 } });
