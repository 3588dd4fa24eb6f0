import { mount } from 'svelte';
import '../views/shared/theme.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
